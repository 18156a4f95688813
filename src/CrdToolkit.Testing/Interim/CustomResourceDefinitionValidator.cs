using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Schema.Validation;

internal static class CustomResourceDefinitionValidator
{
    public static IReadOnlyList<FieldError> Validate(CustomResourceDefinition definition) => definition.Versions.Count > 100 ? throw new ArgumentException("x") : [];
    public static IReadOnlyList<string> Warnings(CustomResourceDefinition definition) => definition.Versions.Count > 100 ? throw new ArgumentException("x") : [];
}
