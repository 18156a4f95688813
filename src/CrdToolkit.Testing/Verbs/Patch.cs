using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Requests;

namespace CrdToolkit.Testing.Verbs;

/// <summary>A patch that was read.</summary>
/// <param name="Parameters">The parameters of the request.</param>
/// <param name="Apply">The value with the patch applied.</param>
/// <param name="Findings">What strict decoding finds in the patch itself, in its own words.</param>
internal sealed record Patch(WriteParameters Parameters, Func<JsonValue, JsonValue> Apply, IReadOnlyList<string> Findings)
{
    /// <summary>The patch itself where it is a strategic merge patch.</summary>
    public JsonObject? Strategic { get; init; }

    /// <summary>What is answered when nothing of the kind comes out of the patch: a strategic merge patch is shown itself, of others the outcome.</summary>
    public StatusException Refuse(string why, JsonValue outcome) => StatusErrors.Invalid("", "", "", new FieldError(
        "Patch", FieldErrorType.Invalid, "patch", why, Strategic is null ? outcome.ToString() : GoTypes.Print(Strategic)));
}
