using CrdToolkit.Generators.Definitions;

namespace CrdToolkit.Generators.Emission;

/// <summary>A definition that is not emitted.</summary>
/// <param name="Name">The kind and the name of the definition, as the build error shows it.</param>
/// <param name="Reason">What is wrong.</param>
internal sealed record WithheldDefinition(string Name, string Reason)
{
    /// <summary>What the build says of a definition with errors.</summary>
    public static WithheldDefinition Of(AssembledDefinition assembled) =>
        new($"{assembled.Definition.Names.Kind} ({assembled.Definition.Name})", string.Join(" ", assembled.Errors));
}
