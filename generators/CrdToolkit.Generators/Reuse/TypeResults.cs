using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using CrdToolkit.Generators.Discovery;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Reuse;

/// <summary>
/// What was found out of types, kept for as long as nothing changes that it can depend on. Roslyn asks for every attributed type anew after
/// each keystroke, wherever that was, since any file can change the meaning of any other. Mostly it does not: a result is made of the files that
/// declare the type and all that its JSON can be made of, and of the outlines of the others (<see cref="DeclarationOutline"/>). While the
/// former are the same and the latter say the same of all that the former name, the result is the same; otherwise it is made anew. References,
/// options and the list of files count too. Results live no longer than the file that declares their type.
/// </summary>
/// <typeparam name="T">The result: a value that holds no symbol and no syntax.</typeparam>
internal sealed class TypeResults<T>
{
    private readonly ConditionalWeakTable<SyntaxTree, ConcurrentDictionary<string, Result>> files = new();

    /// <summary>The result for a type of the compilation, made anew where that is necessary; a null one is not kept.</summary>
    public T Of(INamedTypeSymbol type, Compilation compilation, Func<T> create, CancellationToken cancellationToken)
    {
        if (type.DeclaringSyntaxReferences.IsEmpty)
        {
            return create();
        }

        var state = CompilationState.Of(compilation);
        var known = files.GetOrCreateValue(type.DeclaringSyntaxReferences[0].SyntaxTree);
        var name = type.FullMetadataName();
        if (known.TryGetValue(name, out var result) && state.Since(result.State, cancellationToken).Spares(result.Files))
        {
            // The earlier state, with the old versions of files that it holds, is not needed any more.
            result.State = state;
            return result.Value;
        }

        var value = create();
        if (value is null)
        {
            known.TryRemove(name, out _);
        }
        else
        {
            known[name] = new Result(value, DeclaringFiles.Of(type, compilation, cancellationToken), state);
        }

        return value;
    }

    private sealed class Result(T value, HashSet<SyntaxTree> files, CompilationState state)
    {
        public T Value => value;

        public HashSet<SyntaxTree> Files => files;

        public CompilationState State { get; set; } = state;
    }
}
