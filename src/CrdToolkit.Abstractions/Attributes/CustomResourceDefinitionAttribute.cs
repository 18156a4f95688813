namespace CrdToolkit;

/// <summary>
/// Carries a CustomResourceDefinition in the assembly that declares its types. Written by the generator; read by the build, which
/// writes the manifest, and by whoever installs it.
/// </summary>
/// <param name="name">The name of the definition, <c>&lt;plural&gt;.&lt;group&gt;</c>.</param>
/// <param name="json">The definition, as compact JSON.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class CustomResourceDefinitionAttribute(string name, string json) : Attribute
{
    /// <summary>The name of the definition.</summary>
    public string Name { get; } = name;

    /// <summary>The definition, as compact JSON.</summary>
    public string Json { get; } = json;
}
