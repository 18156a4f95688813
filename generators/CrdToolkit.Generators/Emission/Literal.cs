using Microsoft.CodeAnalysis.CSharp;

namespace CrdToolkit.Generators.Emission;

/// <summary>C# literals, written so that any language version of the consumer reads them (no raw strings).</summary>
internal static class Literal
{
    /// <summary>A string literal with quotes; null is <c>null</c>.</summary>
    public static string Of(string? value) => value is null ? "null" : SymbolDisplay.FormatLiteral(value, quote: true);

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public static string Of(bool value) => value ? "true" : "false";
}
