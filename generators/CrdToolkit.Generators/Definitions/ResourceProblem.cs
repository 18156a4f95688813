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
    /// <summary>The field of the definition that the API server names; null where no field is wrong.</summary>
    public string? Field { get; init; }

    /// <summary>The part of the text at that field that is meant, where it is one.</summary>
    public (int Start, int Length)? Part { get; init; }

    /// <summary>Whether the definition of the kind is withheld because of it.</summary>
    public bool IsError => Rule.DefaultSeverity == DiagnosticSeverity.Error;

    /// <summary>The message, in English.</summary>
    public string Message => Rule.MessageOf(Arguments);
}
