using System.Diagnostics.CodeAnalysis;

namespace CrdToolkit;

/// <summary>
/// A regular expression that some part of the text must match, as it stands: in the syntax of RE2, which knows no look-around and no
/// back references (<c>pattern</c>). <c>[RegularExpression]</c>, which .NET matches against the whole text, is written as <c>^(?:…)$</c>.
/// </summary>
/// <param name="pattern">The expression.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class PatternAttribute([StringSyntax(StringSyntaxAttribute.Regex)] string pattern) : Attribute
{
    /// <summary>The expression.</summary>
    public string Pattern { get; } = pattern;
}
