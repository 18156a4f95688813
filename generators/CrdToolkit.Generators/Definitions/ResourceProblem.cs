using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Schema.Collections;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Definitions;

/// <summary>Something wrong with a resource type that shows only beside the others of its assembly.</summary>
/// <param name="Rule">The rule that is broken.</param>
/// <param name="Type">The C# type to report it on, with <c>global::</c>.</param>
/// <param name="Arguments">What the message of the rule is filled with.</param>
internal sealed record ResourceProblem(DiagnosticDescriptor Rule, string Type, EquatableArray<string> Arguments)
{
    /// <summary>The message, in English.</summary>
    public string Message => Rule.MessageOf(Arguments);
}
