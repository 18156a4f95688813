using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.Discovery;
using CrdToolkit.Generators.TypeMapping;
using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Objects;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Attributes;

/// <summary>Where attributes say something of a value: a property, a type, the elements of a collection.</summary>
/// <param name="Session">Takes what is wrong.</param>
/// <param name="Scope">Where the value is.</param>
/// <param name="Declared">The C# type of the value, as declared.</param>
internal sealed record AttributeSite(MappingSession Session, MappingScope Scope, ITypeSymbol Declared)
{
    /// <summary>The C# type of the value, without <c>Nullable</c>.</summary>
    public ITypeSymbol Type => TypeMapper.Underlying(Declared);

    /// <summary>The property or type, as messages name it.</summary>
    public string Name => Scope.MemberName;

    /// <summary>Reports on an attribute, or on one argument of it.</summary>
    public void Report(DiagnosticDescriptor rule, AttributeData attribute, string? argument, params string[] arguments) =>
        ReportAt(rule, attribute, argument, null, arguments);

    /// <summary>Reports on one of the values of an argument that takes several, from 0.</summary>
    public void ReportAt(DiagnosticDescriptor rule, AttributeData attribute, string? argument, int? position, params string[] arguments) =>
        Session.Report(new MappingProblem(rule, Scope.Reported, arguments.ToEquatableArray())
        {
            // An attribute of another project is not ours to mark, even where an editor has its syntax.
            Attribute = attribute.ApplicationSyntaxReference is { } reference && Session.Compilation.ContainsSyntaxTree(reference.SyntaxTree) ? attribute : null,
            Argument = argument,
            Position = position,
        });

    /// <summary>The schema with a constraint; where it has none, what is wrong is reported, and the schema stays as it is.</summary>
    public JsonSchemaProps Constrain(JsonSchemaProps schema, Keyword keyword, ConstraintUse use)
    {
        var result = keyword.Apply(use, schema);
        if (result.Schema is { } constrained)
        {
            if (ReferenceEquals(constrained, schema) || Satisfiability.Problem(constrained) is not { } contradiction)
            {
                ReportUnknownFormat(constrained, schema, use);
                return constrained;
            }

            result = ConstraintResult.Contradicts(contradiction);
        }

        if (result.Mistake is { } mistake)
        {
            Report(Rules.WrongArgument, use.Attribute, use.Argument, use.Name, Name, mistake);
        }
        else if (result.Conflict is { } conflict)
        {
            Report(Rules.NothingSatisfies, use.Attribute, use.Argument, Name, conflict);
        }
        else
        {
            Report(Rules.MisplacedConstraint, use.Attribute, use.Argument, use.Name, Name, Declared.ReadableName(), JsonKind(schema), keyword.Use);
        }

        return schema;
    }

    private void ReportUnknownFormat(JsonSchemaProps constrained, JsonSchemaProps schema, ConstraintUse use)
    {
        if (constrained.Format is { } format && format != schema.Format && !StringFormats.IsRecognized(constrained.Type, format))
        {
            Report(Rules.UnknownFormat, use.Attribute, use.Argument, format, Name, JsonKind(constrained));
        }
    }

    private static string JsonKind(JsonSchemaProps schema) =>
        schema.IntOrString ? "a number or a string"
        : schema.Type is null ? "anything"
        : schema.Type is "array" or "integer" or "object" ? $"an {schema.Type}"
        : $"a {schema.Type}";
}
