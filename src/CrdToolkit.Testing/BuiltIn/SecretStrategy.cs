using System.Text;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.BuiltIn;

/// <summary>The life of secrets: <c>stringData</c> is written into <c>data</c> and never shown.</summary>
/// <param name="kind">What is particular to the kind.</param>
internal sealed class SecretStrategy(BuiltInKind kind) : ImmutableDataStrategy(kind)
{
    /// <inheritdoc/>
    public override IEnumerable<FieldError> ValidateUpdate(JsonObject value, JsonObject old, Resources.UpdateTarget target) =>
        value.Text("type") == old.Text("type")
            ? base.ValidateUpdate(value, old, target)
            : base.ValidateUpdate(value, old, target)
                .Append(new FieldError("ValidateSecretUpdate", FieldErrorType.Invalid, "type", "field is immutable", value.Text("type")));

    /// <inheritdoc/>
    protected override JsonObject ApplyDefaults(JsonObject value)
    {
        var data = value.Child("data");
        foreach (var text in value.Child("stringData").Members)
        {
            data = data.With(text.Key, Convert.ToBase64String(Encoding.UTF8.GetBytes(((JsonString)text.Value).Value)));
        }

        return value
            .Without("stringData")
            .WithOrWithout("data", data.Count == 0 ? null : data)
            .With("type", value.Text("type") is { Length: > 0 } type ? type : "Opaque");
    }
}
