using Xunit.v3;

namespace CrdToolkit.Conformance.Cases;

/// <summary>
/// The rules of the API server that a case proves, by their numbers in the conformance checklist
/// (<c>dotnet test tests/CrdToolkit.Conformance --filter Checklist=13</c> runs the cases of rule 13).
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChecklistAttribute(params int[] items) : Attribute, ITraitAttribute
{
    /// <summary>The numbers.</summary>
    public IReadOnlyList<int> Items => items;

    /// <inheritdoc/>
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() =>
        [.. items.Select(item => new KeyValuePair<string, string>("Checklist", item.ToString()))];
}
