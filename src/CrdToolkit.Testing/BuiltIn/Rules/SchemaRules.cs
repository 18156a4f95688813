using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;

namespace CrdToolkit.Testing.BuiltIn.Rules;

/// <summary>What the schemas themselves say about the values of a built-in kind: texts that must be there, and values to choose from.</summary>
internal static class SchemaRules
{
    // The rules that do not sort what they allow.
    private static readonly string[][] AsWritten =
    [
        ["Always", "OnFailure", "Never"],
        ["ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"],
        ["File", "FallbackToLogsOnError"],
        ["NoSchedule", "PreferNoSchedule", "NoExecute"],
        ["NonIndexed", "Indexed"],
    ];

    // What the rules of the kind say in other words, of the structure around it.
    private static readonly string[] SaidByRules = ["spec.strategy.type", "spec.updateStrategy.type", "spec.podManagementPolicy"];

    /// <summary>The errors of a structure and of what is in it.</summary>
    public static IEnumerable<FieldError> Validate(JsonObject value, KindStructure structure, string path)
    {
        foreach (var member in structure.Members)
        {
            var memberPath = $"{path}.{member.Name}";
            if (value[member.Name] is not { } given || SaidByRules.Contains(memberPath))
            {
                continue;
            }

            if (given is JsonString text)
            {
                if (text.Value.Length == 0 && member.IsRequired)
                {
                    yield return FieldErrors.Required(memberPath, member.Name == "topologyKey" ? "can not be empty" : "");
                }
                else if (text.Value.Length > 0 && member.Allowed.Count > 0 && !member.Allowed.Contains(text.Value))
                {
                    yield return FieldErrors.NotSupported(memberPath, text.Value, Order(member));
                }

                continue;
            }

            foreach (var error in Within(given, member.Shape, memberPath))
            {
                yield return error;
            }
        }
    }

    private static IReadOnlyList<string> Order(KindMember member) =>
        AsWritten.FirstOrDefault(order => order.Length == member.Allowed.Count && order.All(member.Allowed.Contains)) ?? member.Allowed;

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
