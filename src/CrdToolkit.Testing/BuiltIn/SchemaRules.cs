using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;

namespace CrdToolkit.Testing.BuiltIn;

/// <summary>What the schemas themselves say about the values of a built-in kind: texts that must be there, and values to choose from.</summary>
internal static class SchemaRules
{
    /// <summary>The errors of a structure and of what is in it.</summary>
    public static IEnumerable<FieldError> Validate(JsonObject value, KindStructure structure, string path)
    {
        foreach (var member in structure.Members)
        {
            var memberPath = $"{path}.{member.Name}";
            if (value[member.Name] is not { } given)
            {
                continue;
            }

            if (given is JsonString text)
            {
                if (text.Value.Length == 0 && member.IsRequired)
                {
                    yield return new FieldError("required", FieldErrorType.Required, memberPath, "", null);
                }
                else if (text.Value.Length > 0 && member.Allowed.Count > 0 && !member.Allowed.Contains(text.Value))
                {
                    yield return Unsupported(memberPath, text.Value, member.Allowed);
                }

                continue;
            }

            foreach (var error in Within(given, member.Shape, memberPath))
            {
                yield return error;
            }
        }
    }

    /// <summary>A value that is none of those to choose from.</summary>
    public static FieldError Unsupported(string field, JsonValue value, IEnumerable<string> allowed) => new(
        "enum", FieldErrorType.NotSupported, field, $"supported values: {string.Join(", ", allowed.Select(item => $"\"{item}\""))}", value);

    private static IEnumerable<FieldError> Within(JsonValue value, KindShape shape, string path) => (value, shape.Kind) switch
    {
        (JsonObject json, ShapeKind.Structure) => Validate(json, shape.Structure!, path),
        (JsonObject json, ShapeKind.Map) when shape.Entries!.Kind == ShapeKind.Structure =>
            json.Members.SelectMany(entry => Within(entry.Value, shape.Entries, $"{path}[{entry.Key}]")),
        (JsonArray array, ShapeKind.List) when shape.Entries!.Kind == ShapeKind.Structure =>
            array.Items.SelectMany((item, index) => Within(item, shape.Entries, $"{path}[{index}]")),
        _ => [],
    };
}
