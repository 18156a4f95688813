using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Generators.Definitions;

/// <summary>The CustomResourceDefinition of one kind.</summary>
/// <param name="Definition">The definition, with all versions that the assembly declares.</param>
/// <param name="Errors">Why it is withheld, each reason in one sentence; empty where it is not.</param>
internal sealed record AssembledDefinition(CustomResourceDefinition Definition, EquatableArray<string> Errors)
{
    /// <summary>Whether the definition must not be written: a type of it is wrong, or the API server would refuse it.</summary>
    public bool IsWithheld => !Errors.IsEmpty;
}
