using CrdToolkit.Generators.Discovery;
using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Generators.Attributes;

/// <summary>What <c>[ExternalDocumentation]</c> says.</summary>
internal static class ExternalDocumentations
{
    public static ConstraintResult Apply(ConstraintUse use, JsonSchemaProps schema) =>
        Uri.TryCreate(use.Text, UriKind.Absolute, out _) && Uri.IsWellFormedUriString(use.Text, UriKind.Absolute)
            ? schema with { ExternalDocs = new ExternalDocumentation(use.Text, use.Attribute.Property<string>("Description")) }
            : ConstraintResult.Wrong($"is given '{use.Text}', which is no absolute address; write one such as https://example.com/docs");
}
