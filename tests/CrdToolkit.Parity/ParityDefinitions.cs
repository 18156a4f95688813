using System.Reflection;

namespace CrdToolkit.Parity;

/// <summary>The definitions that the generator made of the types of this assembly.</summary>
public static class ParityDefinitions
{
    /// <summary>Name and JSON of each.</summary>
    public static IReadOnlyList<(string Name, string Json)> All { get; } =
    [
        .. typeof(ParityDefinitions).Assembly.GetCustomAttributes<CustomResourceDefinitionAttribute>()
            .Select(definition => (definition.Name, definition.Json))
            .OrderBy(definition => definition.Name, StringComparer.Ordinal),
    ];
}
