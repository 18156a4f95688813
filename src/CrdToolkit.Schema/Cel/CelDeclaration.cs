namespace CrdToolkit.Schema.Cel;

/// <summary>A type that an API server declares.</summary>
/// <param name="name">As the compiler names it.</param>
internal sealed class CelDeclaration(string name)
{
    public string Name => name;

    /// <summary>The types of its fields.</summary>
    public IReadOnlyDictionary<string, CelType> Fields { get; init; } = new Dictionary<string, CelType>();
}
