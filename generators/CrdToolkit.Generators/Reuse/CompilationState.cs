using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Reuse;

/// <summary>All that a compilation is made of, without the compilation itself, which must not outlive its keystroke.</summary>
internal sealed class CompilationState
{
    private static readonly ConditionalWeakTable<Compilation, CompilationState> States = new();

    private readonly ConditionalWeakTable<CompilationState, CompilationChange> changes = new();
    private readonly ImmutableArray<SyntaxTree> files;
    private readonly ImmutableArray<MetadataReference> references;
    private readonly CompilationOptions options;
    private readonly string? assemblyName;

    private CompilationState(Compilation compilation)
    {
        files = [.. compilation.SyntaxTrees];
        references = [.. compilation.References];
        options = compilation.Options;
        assemblyName = compilation.AssemblyName;
    }

    public static CompilationState Of(Compilation compilation) => States.GetValue(compilation, static compilation => new CompilationState(compilation));

    /// <summary>What is different from an earlier state.</summary>
    public CompilationChange Since(CompilationState earlier, CancellationToken cancellationToken)
    {
        if (!changes.TryGetValue(earlier, out var change))
        {
            change = Compare(earlier, cancellationToken);
            change = changes.GetValue(earlier, _ => change);
        }

        return change;
    }

    private CompilationChange Compare(CompilationState earlier, CancellationToken cancellationToken)
    {
        if (ReferenceEquals(earlier, this))
        {
            return CompilationChange.None;
        }

        if (files.Length != earlier.files.Length
            || assemblyName != earlier.assemblyName
            || !options.Equals(earlier.options)
            || !references.SequenceEqual(earlier.references))
        {
            return CompilationChange.Everything;
        }

        var changed = new HashSet<SyntaxTree>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < files.Length; i++)
        {
            if (ReferenceEquals(files[i], earlier.files[i]))
            {
                continue;
            }

            if (DeclarationOutline.Difference(earlier.files[i], files[i], cancellationToken) is not { } different)
            {
                return CompilationChange.Everything;
            }

            changed.Add(earlier.files[i]);
            names.UnionWith(different);
        }

        // By way of a constant, a name reaches files that do not write it.
        return names.Count > 0 && files.Any(file => NamesInFile.Of(file).MentionInConstant(names))
            ? CompilationChange.Everything
            : new CompilationChange(changed, names);
    }
}
