using CrdToolkit.Generators.Attributes;
using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Schema.Collections;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.TypeMapping;

/// <summary>
/// Something that keeps a type from being mapped. It holds a symbol, so it lives only as long as the mapping that found it:
/// analyzers make diagnostics of it, models keep its text alone.
/// </summary>
/// <param name="Rule">The rule that is broken.</param>
/// <param name="Symbol">The declaration to report it on, always one of the compiled assembly.</param>
/// <param name="Arguments">What the message of the rule is filled with.</param>
internal sealed record MappingProblem(DiagnosticDescriptor Rule, ISymbol Symbol, EquatableArray<string> Arguments)
{
    /// <summary>The attribute of this compilation that it is about; null where it is about none.</summary>
    public AttributeData? Attribute { get; init; }

    /// <summary>The name of the argument of that attribute that it is about; null for the attribute as a whole.</summary>
    public string? Argument { get; init; }

    /// <summary>Which of the values of that argument it is about, from 0, where it takes several; null for all of them.</summary>
    public int? Position { get; init; }

    /// <summary>Which part of the text that the argument gives it is about; null for all of it.</summary>
    public (int Start, int Length)? Part { get; init; }

    /// <summary>The field of the definition that the API server names; null where no field is wrong.</summary>
    public string? Field { get; init; }

    /// <summary>Whether the definition of the kind is withheld because of it.</summary>
    public bool IsError => Rule.DefaultSeverity == DiagnosticSeverity.Error;

    /// <summary>Whether the schema says all that the type does nevertheless, so that what else is wrong with it is certain.</summary>
    public bool LeavesSchema => Rule == Rules.RuleSaidTwice || (Rule == Rules.WrongArgument && Argument == ValidationRules.FieldPathArgument);

    /// <summary>The message, in English.</summary>
    public string Message => Rule.MessageOf(Arguments);
}
