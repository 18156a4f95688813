namespace CrdToolkit.Build;

/// <summary>A CustomResourceDefinition that the generator withheld because the API server would refuse it or a type of it is wrong.</summary>
/// <param name="AssemblyName">The simple name of the assembly.</param>
/// <param name="Name">What is withheld.</param>
/// <param name="Message">Why.</param>
internal sealed record WithheldDefinition(string AssemblyName, string Name, string Message);
