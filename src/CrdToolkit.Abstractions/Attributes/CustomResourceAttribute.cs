namespace CrdToolkit;

/// <summary>
/// Makes a class or record a version of a custom resource. Its CustomResourceDefinition, its <see cref="ResourceDescriptor"/> and
/// its client are generated. Several types with one group and kind are versions of one CustomResourceDefinition.
/// </summary>
/// <param name="group">The API group, a DNS name with a dot, such as <c>infra.example.com</c>.</param>
/// <param name="version">The version, such as <c>v1</c> or <c>v1alpha1</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class CustomResourceAttribute(string group, string version) : Attribute
{
    /// <summary>The API group.</summary>
    public string Group { get; } = group;

    /// <summary>The version.</summary>
    public string Version { get; } = version;

    /// <summary>The kind; the name of the type unless set.</summary>
    public string? Kind { get; set; }

    /// <summary>The plural name, lower case, as in paths; the English plural of the kind unless set.</summary>
    public string? Plural { get; set; }

    /// <summary>The singular name, lower case; the kind in lower case unless set.</summary>
    public string? Singular { get; set; }

    /// <summary>Short names for kubectl, such as <c>vm</c>.</summary>
    public string[] ShortNames { get; set; } = [];

    /// <summary>Groups of resources that kubectl lists together, such as <c>all</c>.</summary>
    public string[] Categories { get; set; } = [];

    /// <summary>Whether objects live in a namespace, which they do unless set.</summary>
    public ResourceScope Scope { get; set; } = ResourceScope.Namespaced;

    /// <summary>Whether the API server answers for this version, which it does unless set.</summary>
    public bool Served { get; set; } = true;

    /// <summary>
    /// Whether objects are stored in this version. Exactly one version of a kind stores; a single version does without being
    /// told, of several one must say so.
    /// </summary>
    public bool Storage { get; set; }

    /// <summary>Whether clients of this version are warned that it is deprecated.</summary>
    public bool Deprecated { get; set; }

    /// <summary>The text of that warning, at most 256 bytes; the API server has one of its own. Implies <see cref="Deprecated"/>.</summary>
    public string? DeprecationWarning { get; set; }
}
