using CrdToolkit.Generators.Discovery;

namespace CrdToolkit.Generators.Emission;

/// <summary>The namespace and the containing types around a generated type.</summary>
internal static class TypeScope
{
    /// <summary>Opens namespace and containing types; the global namespace needs nothing.</summary>
    public static void Open(SourceWriter source, TypeName type)
    {
        source.Line();
        if (type.Namespace.Length > 0)
        {
            source.Line($"namespace {type.Namespace};").Line();
        }

        foreach (var container in type.ContainingTypes)
        {
            source.Open($"partial {container.Keyword} {container.Name}");
        }
    }

    /// <summary>Closes what <see cref="Open"/> opened.</summary>
    public static void Close(SourceWriter source, TypeName type)
    {
        foreach (var _ in type.ContainingTypes)
        {
            source.Close();
        }
    }
}
