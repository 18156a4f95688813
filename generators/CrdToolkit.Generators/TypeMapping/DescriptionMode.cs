namespace CrdToolkit.Generators.TypeMapping;

/// <summary>How much of each description is kept; the values are those of <c>DescriptionMode</c> of CrdToolkit.Abstractions.</summary>
internal enum DescriptionMode
{
    Full,
    FirstSentence,
    None,
}
