using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CrdToolkit.Generators.TypeMapping;

/// <summary>
/// Finds the documentation comment of a declaration in its syntax. Without a documentation file the compiler takes <c>///</c> for an
/// ordinary comment and gives symbols no documentation, so the text is always read from the trivia: one way, whatever the settings.
/// </summary>
internal static class DocumentationComments
{
    // What a comment says depends on its file alone. Every keystroke in any file asks again, and only in the edited file can the answer
    // be another; a file's answers go with it.
    private static readonly ConditionalWeakTable<SyntaxTree, ConcurrentDictionary<TextSpan, string>> Summaries = new();

    /// <summary>The summary of a type, property or field as plain text; null when there is none.</summary>
    public static string? Summary(ISymbol symbol, Compilation compilation)
    {
        foreach (var reference in symbol.DeclaringSyntaxReferences)
        {
            // The syntax of a referenced project is there in an editor and not in a build: both must see the same.
            if (!compilation.ContainsSyntaxTree(reference.SyntaxTree))
            {
                continue;
            }

            var text = Summaries.GetOrCreateValue(reference.SyntaxTree).GetOrAdd(reference.Span, _ => SummaryOf(reference) ?? "");
            if (text.Length > 0)
            {
                return text;
            }
        }

        return null;
    }

    private static string? SummaryOf(SyntaxReference reference) => reference.GetSyntax() switch
    {
        ParameterSyntax parameter => Parameter(parameter),
        VariableDeclaratorSyntax { Parent.Parent: { } field } => SummaryOf(field),
        var declaration => SummaryOf(declaration),
    };

    // A property of a positional record is described by the <param> of its record.
    private static string? Parameter(ParameterSyntax parameter) =>
        Elements(parameter.FirstAncestorOrSelf<TypeDeclarationSyntax>())
            .FirstOrDefault(element => element.Name.LocalName == "param" && element.Attribute("name")?.Value == parameter.Identifier.ValueText)
            is { } element ? DocumentationText.Render(element) : null;

    private static string? SummaryOf(SyntaxNode declaration) =>
        Elements(declaration).FirstOrDefault(element => element.Name.LocalName == "summary") is { } summary
            ? DocumentationText.Render(summary)
            : null;

    private static IEnumerable<XElement> Elements(SyntaxNode? declaration)
    {
        var xml = declaration is null ? "" : CommentOf(declaration);
        if (xml.Length == 0)
        {
            return [];
        }

        try
        {
            return XElement.Parse($"<doc>{xml}</doc>", LoadOptions.PreserveWhitespace).Elements();
        }
        catch (XmlException)
        {
            // The compiler itself reports malformed comments, where it reads them.
            return [];
        }
    }

    private static string CommentOf(SyntaxNode declaration)
    {
        var text = new StringBuilder();
        foreach (var trivia in declaration.GetLeadingTrivia())
        {
            var comment = trivia.ToFullString();
            if (trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia)
                || (trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) && comment.StartsWith("///", StringComparison.Ordinal)))
            {
                AppendLines(text, comment, "///");
            }
            else if (trivia.IsKind(SyntaxKind.MultiLineDocumentationCommentTrivia)
                || (trivia.IsKind(SyntaxKind.MultiLineCommentTrivia) && comment.StartsWith("/**", StringComparison.Ordinal)))
            {
                AppendLines(text, comment.Replace("/**", "").Replace("*/", ""), "*");
            }
        }

        return text.ToString();
    }

    private static void AppendLines(StringBuilder text, string comment, string prefix)
    {
        foreach (var line in comment.Split('\n'))
        {
            var content = line.TrimStart();
            text.Append(content.StartsWith(prefix, StringComparison.Ordinal) ? content.Substring(prefix.Length) : content).Append('\n');
        }
    }
}
