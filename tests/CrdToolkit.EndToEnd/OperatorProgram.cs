using System.Reflection;

namespace CrdToolkit.EndToEnd;

/// <summary>Where the example operator is, and what its build wrote.</summary>
internal static class OperatorProgram
{
    /// <summary>The compiled program.</summary>
    public static string Assembly { get; } = Metadata("VirtualMachineProgram");

    /// <summary>The CustomResourceDefinitions as YAML, as a person would hand them to kubectl.</summary>
    public static IEnumerable<string> Definitions =>
        Directory.EnumerateFiles(Metadata("VirtualMachineDefinitions"), "*.yaml").Where(file => Path.GetFileName(file) != "kustomization.yaml").Order(StringComparer.Ordinal);

    /// <summary>The roles that it needs, as YAML.</summary>
    public static string Role { get; } = Path.Combine(Metadata("VirtualMachineFolder"), "config", "rbac", "role.yaml");

    private static string Metadata(string key) => typeof(OperatorProgram).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
