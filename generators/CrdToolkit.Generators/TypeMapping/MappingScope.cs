using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.TypeMapping;

/// <summary>Where in the resource a type is being mapped.</summary>
internal sealed record MappingScope
{
    /// <summary>The innermost declaration of the compiled assembly on the way here: what problems are reported on.</summary>
    public required ISymbol Reported { get; init; }

    /// <summary>The member being mapped, which may be one of a referenced assembly.</summary>
    public required ISymbol Member { get; init; }

    /// <summary>The objects that contain this place, the innermost first: meeting the type of one of them again is a cycle.</summary>
    public ImmutableStack<ContainingObject> Containing { get; init; } = ImmutableStack<ContainingObject>.Empty;

    /// <summary>Whether the member says how deep it may go, so that its type may stand around it.</summary>
    public bool IsLimited { get; init; }

    /// <summary>Whether the member says that unknown fields are kept, so that a cycle ends in free JSON.</summary>
    public bool KeepsUnknownFields { get; init; }

    /// <summary>The path from the root, such as <c>.spec.cpu</c>; null inside of a list or a map, where no path leads to one value.</summary>
    public string? Path { get; init; } = "";

    /// <summary>Whether this place is inside of the status, which gets no defaults.</summary>
    public bool InStatus { get; init; }

    /// <summary>The member as messages name it, such as <c>VirtualMachineSpec.Cpu</c>.</summary>
    public string MemberName => Member is INamedTypeSymbol
        ? Member.Name
        : $"{Member.ContainingType?.Name}.{Member.Name}";
}
