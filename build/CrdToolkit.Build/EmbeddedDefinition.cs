namespace CrdToolkit.Build;

/// <summary>A CustomResourceDefinition as a compiled assembly carries it.</summary>
/// <param name="AssemblyName">The simple name of the assembly.</param>
/// <param name="Name">The name of the definition, <c>&lt;plural&gt;.&lt;group&gt;</c>.</param>
/// <param name="Json">The definition, as JSON.</param>
internal sealed record EmbeddedDefinition(string AssemblyName, string Name, string Json);
