using System.Globalization;
using System.Text.RegularExpressions;
using CrdToolkit.Generators.Discovery;

namespace CrdToolkit.Generators.Analyzers;

/// <summary>Finds the attribute that says what is at a field of a definition beside its schema.</summary>
internal static class DeclarationAtField
{
    private const string Annotations = "metadata.annotations[";

    private static readonly Regex Column = new(@"\.additionalPrinterColumns\[(?<index>\d+)\]\.(?<part>\w+)$");

    /// <summary>The attribute and its argument; null where the field is another one.</summary>
    public static AttributePlace? Find(string field, AnalyzedResource resource)
    {
        var type = resource.Type;
        if (Column.Match(field) is { Success: true } column)
        {
            var index = int.Parse(column.Groups["index"].Value, CultureInfo.InvariantCulture);
            var (on, attribute) = resource.Mapped.ColumnSources[resource.Mapped.Columns[index]];
            return new AttributePlace(on, attribute, column.Groups["part"].Value == "type" ? "Type" : null);
        }

        if (field.EndsWith(".deprecationWarning", StringComparison.Ordinal))
        {
            return new AttributePlace(type, type.GetAttributes().Find(AttributeNames.CustomResource)!, "DeprecationWarning");
        }

        if (!field.StartsWith(Annotations, StringComparison.Ordinal))
        {
            return null;
        }

        var key = field.Substring(Annotations.Length).TrimEnd(']');
        var said = type.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass.Is(AttributeNames.DefinitionAnnotation) && attribute.Argument<string>(0) == key);
        return said is null
            ? new AttributePlace(type, type.GetAttributes().Find(AttributeNames.CustomResource)!, "group")
            : new AttributePlace(type, said, "value");
    }
}
