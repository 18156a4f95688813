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
        if (scale.LabelSelectorPath is not { } path)
        {
            return errors;
        }

        var (selector, broken) = Find(value, path);
        var problem = broken ?? (selector is null or JsonString ? null : WrongType(path, selector, "string"));
        return problem is null ? errors : errors.Append(new FieldError(Rule, FieldErrorType.Invalid, path, problem, new JsonString("")));
    }

    private static IEnumerable<FieldError> Replicas(JsonObject value, string rule, string path)
    {
        var count = 0L;
        var (found, broken) = Find(value, path);
        var problem = broken ?? found switch
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

    // What is at a path, or why the way there is none.
    private static (JsonValue? Found, string? Broken) Find(JsonObject root, string path)
    {
        JsonValue? value = root;
        var way = "";
        foreach (var name in path.TrimStart('.').Split('.'))
        {
            way += "." + name;
            switch (value)
            {
                case null or JsonNull:
                    return (null, null);
                case JsonObject holder:
                    value = holder[name];
                    break;
                default:
                    return (null, WrongType(way, value, "map[string]interface{}"));
            }
        }

        return (value, null);
    }

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
