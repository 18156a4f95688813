using System.Globalization;
using CrdToolkit.Schema.Collections;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Diagnostics;

/// <summary>Writes the message of a rule where no diagnostic is made of it.</summary>
internal static class RuleMessages
{
    public static string MessageOf(this DiagnosticDescriptor rule, EquatableArray<string> arguments) => string.Format(
        CultureInfo.InvariantCulture,
        rule.MessageFormat.ToString(CultureInfo.InvariantCulture),
        [.. arguments]);
}
