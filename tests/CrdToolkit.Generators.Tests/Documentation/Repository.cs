using System.Reflection;

namespace CrdToolkit.Generators.Tests.Documentation;

/// <summary>The files of this repository.</summary>
internal static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;
}
