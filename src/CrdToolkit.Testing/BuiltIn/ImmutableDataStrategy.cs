using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Resources;

namespace CrdToolkit.Testing.BuiltIn;

/// <summary>The life of config maps and secrets: what says <c>immutable</c> keeps its data.</summary>
/// <param name="kind">What is particular to the kind.</param>
internal class ImmutableDataStrategy(BuiltInKind kind) : BuiltInStrategy(kind)
{
    /// <inheritdoc/>
    public override IEnumerable<FieldError> ValidateUpdate(JsonObject value, JsonObject old, UpdateTarget target)
    {
        foreach (var error in base.ValidateUpdate(value, old, target))
        {
            yield return error;
        }

        if (!old.IsTrue("immutable"))
        {
            yield break;
        }

        if (!value.IsTrue("immutable"))
        {
            yield return Forbidden("immutable");
        }

        foreach (var field in (string[])["data", "binaryData"])
        {
            if (!Equals(value[field], old[field]))
            {
                yield return Forbidden(field);
            }
        }
    }

    private static FieldError Forbidden(string field) =>
        new("ValidateConfigMapUpdate", FieldErrorType.Forbidden, field, "field is immutable when `immutable` is set", null);
}
