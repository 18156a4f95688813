using System.Globalization;
using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.Reuse;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Generators.Definitions;

/// <summary>
/// Tells of definitions that kubectl can hardly apply any more: it keeps a copy of what it applies in an annotation, and the annotations of
/// an object may have so many bytes in all (<c>ValidateAnnotationsSize</c> of apimachinery).
/// </summary>
internal static class DefinitionSize
{
    private const int Limit = 262_144;
    private const int Near = Limit / 10 * 9;

    private static readonly KindResults<long> KnownMost = new(kind => kind.Versions.Sum(version => AtMost(version.Definition.Schema)));

    public static IEnumerable<ResourceProblem> Check(IEnumerable<ResourceKind> kinds)
    {
        foreach (var kind in kinds.Where(kind => KnownMost.Of(kind) > Near))
        {
            var definition = DefinitionAssembler.Define(kind);
            var size = System.Text.Encoding.UTF8.GetByteCount(JsonWriter.Write(CustomResourceDefinitionWriter.ToJson(definition)));
            // Beyond the limit it is told as a hazard.
            if (size is > Near and <= Limit)
            {
                yield return new ResourceProblem(
                    TypeRules.DefinitionNearlyTooLarge,
                    kind.Versions[0].Type.FullyQualifiedName,
                    new[] { definition.Name, Number(size), Number(Limit - size) });
            }
        }
    }

    // Writing a definition to measure it takes longer than seeing that it is small, as nearly all are.
    private static long AtMost(JsonSchemaProps? schema)
    {
        if (schema is null)
        {
            return 0;
        }

        long size = 500 + Text(schema.Description) + Text(schema.Title) + Text(schema.Pattern) + Text(schema.Default?.ToString()) + Text(schema.Example?.ToString());
        size += schema.Enum.Sum(value => Text(value.ToString())) + schema.Validations.Sum(rule => 200 + Text(rule.Rule) + Text(rule.Message) + Text(rule.MessageExpression));
        size += schema.Properties.Sum(property => Text(property.Key) + AtMost(property.Value)) + schema.Required.Sum(Text);
        size += schema.OneOf.Sum(AtMost) + schema.AnyOf.Sum(AtMost) + schema.AllOf.Sum(AtMost) + AtMost(schema.Not);
        return size + AtMost(schema.Items) + AtMost(schema.AdditionalProperties?.Schema);
    }

    // Six bytes are what the longest escape of a character takes.
    private static int Text(string? text) => text is null ? 0 : (6 * text.Length) + 10;

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
