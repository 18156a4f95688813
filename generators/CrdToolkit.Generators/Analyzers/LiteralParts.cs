using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CrdToolkit.Generators.Analyzers;

/// <summary>Finds where a part of the value of a string literal stands in the source.</summary>
internal static class LiteralParts
{
    /// <summary>The place of a part; that of the whole expression where it is no literal, or one whose text cannot be followed.</summary>
    public static Location Of(ExpressionSyntax expression, (int Start, int Length) part) =>
        expression is LiteralExpressionSyntax literal
        && OffsetOf(literal.Token, part.Start) is { } start
        && OffsetOf(literal.Token, part.Start + part.Length) is { } end
        && end > start
            ? Location.Create(literal.SyntaxTree, TextSpan.FromBounds(literal.SpanStart + start, literal.SpanStart + end))
            : expression.GetLocation();

    // Where a character of the value is in the text of the token.
    private static int? OffsetOf(SyntaxToken token, int index) => index > token.ValueText.Length ? null : token.Kind() switch
    {
        SyntaxKind.StringLiteralToken when token.Text[0] == '@' => Follow(token.Text, 2, index, static (text, at) => text[at] == '"' ? 2 : 1),
        SyntaxKind.StringLiteralToken => Follow(token.Text, 1, index, static (text, at) => text[at] != '\\' ? 1 : text[at + 1] is 'u' or 'U' or 'x' ? null : 2),
        SyntaxKind.SingleLineRawStringLiteralToken => Quotes(token.Text) + index,
        SyntaxKind.MultiLineRawStringLiteralToken => OfRawLines(token, index),
        _ => null,
    };

    // Null where a step is not of a known length.
    private static int? Follow(string text, int start, int index, Func<string, int, int?> step)
    {
        int? at = start;
        for (var i = 0; i < index && at is { } current; i++)
        {
            at = step(text, current) is { } length && current + length < text.Length ? current + length : null;
        }

        return at;
    }

    // The white space before the closing quotes is before each line, and none of the value.
    private static int? OfRawLines(SyntaxToken token, int index)
    {
        var value = token.ValueText.Substring(0, index);
        var line = value.Count(character => character == '\n') + 1;
        var lines = token.Text.Split('\n');
        var indentation = lines[lines.Length - 1].TakeWhile(char.IsWhiteSpace).Count();
        if (line >= lines.Length - 1 || lines[line].Length < indentation)
        {
            return null;
        }

        return lines.Take(line).Sum(before => before.Length + 1) + indentation + index - (value.LastIndexOf('\n') + 1);
    }

    private static int Quotes(string text) => text.TakeWhile(character => character == '"').Count();
}
