using System.Collections.Immutable;
using CrdToolkit.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace CrdToolkit.Generators.Analyzers;

/// <summary>
/// Reports writes to an object that all readers of the cache share: one that came from a <c>ResourceCache</c>, or that a reconciler was
/// given. What it cannot follow (other methods, fields) the mutation detector finds at run time.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SharedObjectAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.SharedObjectChanged];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSemanticModelAction(Check);
    }

    private static void Check(SemanticModelAnalysisContext context)
    {
        foreach (var body in SharedObjectSyntax.BodiesOf(context.SemanticModel.SyntaxTree))
        {
            if (context.SemanticModel.GetOperation(body, context.CancellationToken) is { } operation)
            {
                Check(operation, context);
            }
        }
    }

    private static void Check(IOperation body, SemanticModelAnalysisContext context)
    {
        List<(IOperation Written, IOperation Node)>? writes = null;
        foreach (var operation in body.Descendants())
        {
            if (WrittenBy(operation) is { } written)
            {
                (writes ??= []).Add((written, operation));
            }
        }

        if (writes is null)
        {
            return;
        }

        var sharing = new SharingAnalysis(body);
        foreach (var (written, node) in writes)
        {
            if ((MutatingCalls.ChangesMetadata(node) ? sharing.OfMetadata(written) : sharing.Of(written)) == Sharing.Whole)
            {
                context.ReportDiagnostic(Diagnostic.Create(Rules.SharedObjectChanged, node.Syntax.GetLocation(), node.Syntax.ToString(), written.Syntax.ToString()));
            }
        }
    }

    // The object that an operation changes; null when it changes none.
    private static IOperation? WrittenBy(IOperation operation) => operation switch
    {
        IAssignmentOperation assignment => OwnerOf(assignment.Target),
        IIncrementOrDecrementOperation step => OwnerOf(step.Target),
        IInvocationOperation call => MutatingCalls.Changed(call),
        _ => null,
    };

    private static IOperation? OwnerOf(IOperation target) => target switch
    {
        IPropertyReferenceOperation property => property.Instance,
        IFieldReferenceOperation field => field.Instance,
        IArrayElementReferenceOperation element => element.ArrayReference,
        _ => null,
    };
}
