using System.Diagnostics.CodeAnalysis;

namespace CrdToolkit;

/// <summary>Where more is said of a property or of a type (<c>externalDocs</c>).</summary>
/// <param name="url">An absolute address.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum, Inherited = false)]
public sealed class ExternalDocumentationAttribute([StringSyntax(StringSyntaxAttribute.Uri)] string url) : Attribute
{
    /// <summary>The address.</summary>
    public string Url { get; } = url;

    /// <summary>What is found there.</summary>
    public string? Description { get; set; }
}
