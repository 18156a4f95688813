namespace CrdToolkit.Schema.Definitions;

/// <summary>A document is no CustomResourceDefinition of apiextensions.k8s.io/v1, or a field of it has the wrong shape.</summary>
public sealed class CustomResourceDefinitionFormatException : FormatException
{
    internal CustomResourceDefinitionFormatException(string field, string problem)
        : base($"{field}: {problem}") => Field = field;

    /// <summary>The path of the field, such as <c>spec.versions[0].served</c>.</summary>
    public string Field { get; }
}
