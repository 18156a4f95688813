namespace CrdToolkit;

/// <summary>
/// Says that a CustomResourceDefinition of the assembly is withheld, and why. Written by the generator; the build fails with it, also
/// where analyzers are switched off.
/// </summary>
/// <param name="name">The name of the definition, <c>&lt;plural&gt;.&lt;group&gt;</c>.</param>
/// <param name="message">What is wrong with it.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class CustomResourceDefinitionErrorAttribute(string name, string message) : Attribute
{
    /// <summary>The name of the definition.</summary>
    public string Name { get; } = name;

    /// <summary>What is wrong with it.</summary>
    public string Message { get; } = message;
}
