using Microsoft.CodeAnalysis;

namespace CrdToolkit.Benchmarks;

/// <summary>The least that a generator of attributed types can do.</summary>
#pragma warning disable RS1036, RS1041, RS1038 // not shipped: it runs in this process only
[Generator]
internal sealed class AttributeFloorGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var names = context.SyntaxProvider.ForAttributeWithMetadataName(
            "CrdToolkit.CustomResourceAttribute",
            static (_, _) => true,
            static (match, _) => match.TargetSymbol.Name);
        context.RegisterSourceOutput(names, static (output, name) => output.AddSource($"{name}.g.cs", "// nothing"));
    }
}
