using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Schema.Validation.Definitions;

/// <summary>
/// A definition as the API server holds it while it validates: schemas, subresources, columns and selectable fields that are the same
/// in all versions move up into the spec, and so do the paths of their mistakes.
/// </summary>
/// <param name="Common">What all versions share.</param>
/// <param name="Versions">What each has for itself.</param>
internal sealed record DefinitionParts(DefinitionPart Common, IReadOnlyList<DefinitionVersion> Versions)
{
    public IEnumerable<DefinitionPart> All => [Common, .. Versions.Select(version => version.Part)];

    public static DefinitionParts Of(CustomResourceDefinition definition)
    {
        var versions = definition.Versions;
        var first = versions.IsEmpty ? new CustomResourceVersion { Name = "" } : versions[0];
        var sameSchema = versions.All(version => Equals(version.Schema, first.Schema));
        var sameSubresources = versions.All(version =>
            version.StatusSubresource == first.StatusSubresource && Equals(version.ScaleSubresource, first.ScaleSubresource));
        var sameColumns = versions.All(version => version.PrinterColumns == first.PrinterColumns);
        var sameFields = versions.All(version => version.SelectableFields == first.SelectableFields);
        var spec = new FieldPath("spec");
        var common = new DefinitionPart
        {
            Path = spec,
            SchemaPath = spec.Child("validation").Child("openAPIV3Schema"),
            IsCommon = true,
            HasStatus = versions.Any(version => version.StatusSubresource),
            Schema = sameSchema ? first.Schema : null,
            Scale = sameSubresources ? first.ScaleSubresource : null,
            Columns = sameColumns ? first.PrinterColumns : default,
            SelectableFields = sameFields ? first.SelectableFields : default,
        };
        return new(common, [.. versions.Select((version, index) => new DefinitionVersion(version, Own(version, index)))]);

        DefinitionPart Own(CustomResourceVersion version, int index)
        {
            var path = spec.Child("versions").Index(index);
            return new()
            {
                Path = path,
                SchemaPath = path.Child("schema").Child("openAPIV3Schema"),
                IsCommon = false,
                HasStatus = version.StatusSubresource,
                Schema = sameSchema ? null : version.Schema,
                Scale = sameSubresources ? null : version.ScaleSubresource,
                Columns = sameColumns ? default : version.PrinterColumns,
                SelectableFields = sameFields ? default : version.SelectableFields,
            };
        }
    }
}
