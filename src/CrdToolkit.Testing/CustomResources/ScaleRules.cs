using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;

namespace CrdToolkit.Testing.CustomResources;

/// <summary>What the fields that a scale subresource stands for must be (ValidateScaleSpec and ValidateScaleStatus of the API server).</summary>
/// <param name="scale">The subresource; null where there is none, and then nothing is wrong.</param>
internal sealed class ScaleRules(ScaleSubresource? scale)
{
    /// <summary>What is wrong with the wanted number of replicas.</summary>
    public IEnumerable<FieldError> Spec(JsonObject value) => scale is null ? [] : Replicas(value, "ValidateScaleSpec", scale.SpecReplicasPath);

    /// <summary>What is wrong with the observed number of replicas and with the selector.</summary>
    public IEnumerable<FieldError> Status(JsonObject value)
    {
        const string Rule = "ValidateScaleStatus";
        if (scale is null)
        {
            return [];
        }

        var errors = Replicas(value, Rule, scale.StatusReplicasPath);
        return scale.LabelSelectorPath is { } path && Find(value, path) is not (null or JsonString) and { } selector
            ? errors.Append(new FieldError(Rule, FieldErrorType.Invalid, path, WrongType(path, selector, "string"), new JsonString("")))
            : errors;
    }

    private static IEnumerable<FieldError> Replicas(JsonObject value, string rule, string path)
    {
        var count = 0L;
        var problem = Find(value, path) switch
        {
            null => null,
            JsonNumber number when number.TryGetInt64(out count) => count switch
            {
                < 0 => "should be a non-negative integer",
                > int.MaxValue => $"should be less than or equal to {int.MaxValue}",
                _ => null,
            },
            var other => WrongType(path, other, "int64"),
        };
        return problem is null ? [] : [new FieldError(rule, FieldErrorType.Invalid, path, problem, JsonNumber.FromInt64(count))];
    }

    private static JsonValue? Find(JsonObject value, string path) => value.Find(path.TrimStart('.').Split('.'));

    private static string WrongType(string path, JsonValue value, string expected) =>
        $".{path.TrimStart('.')} accessor error: {Objects.GoTypes.Print(value)} is of the type {GoType(value)}, expected {expected}";

    private static string GoType(JsonValue value) => value switch
    {
        JsonString => "string",
        JsonBoolean => "bool",
        JsonNumber { IsInteger: true } => "int64",
        JsonNumber => "float64",
        JsonArray => "[]interface {}",
        JsonObject => "map[string]interface {}",
        _ => "<nil>",
    };
}
