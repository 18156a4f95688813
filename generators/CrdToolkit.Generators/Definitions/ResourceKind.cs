using CrdToolkit.Generators.Discovery;
using CrdToolkit.Schema.Collections;

namespace CrdToolkit.Generators.Definitions;

/// <summary>All versions of one kind, in the order in which Kubernetes ranks them.</summary>
/// <param name="Versions">The versions, at least one.</param>
internal sealed record ResourceKind(IReadOnlyList<ResourceModel> Versions)
{
    public string Group => Versions[0].Group;

    public string Kind => Versions[0].Kind;

    /// <summary>The short names, which one version may say for all.</summary>
    public EquatableArray<string> ShortNames => FirstSaid(version => version.ShortNames);

    /// <summary>The categories, which one version may say for all.</summary>
    public EquatableArray<string> Categories => FirstSaid(version => version.Categories);

    /// <summary>The labels of the definition, those of all versions.</summary>
    public EquatableDictionary<string> Labels => Together(version => version.Labels);

    /// <summary>The annotations of the definition, those of all versions.</summary>
    public EquatableDictionary<string> Annotations => Together(version => version.Annotations);

    /// <summary>The kinds of an assembly, whatever the order of their types.</summary>
    public static IReadOnlyList<ResourceKind> Of(IEnumerable<ResourceModel> models) =>
    [
        .. models
            .GroupBy(model => (model.Group, model.Kind))
            .Select(kind => new ResourceKind(
            [
                .. kind.OrderBy(model => model.Version, VersionPriority.Instance)
                    .ThenBy(model => model.Type.FullyQualifiedName, StringComparer.Ordinal),
            ]))
            .OrderBy(kind => kind.Group, StringComparer.Ordinal)
            .ThenBy(kind => kind.Kind, StringComparer.Ordinal),
    ];

    /// <summary>Whether a C# type is one of the versions.</summary>
    public bool Declares(string type) => Versions.Any(version => version.Type.FullyQualifiedName == type);

    /// <summary>The version that a field of the definition belongs to; the first for what belongs to all.</summary>
    public ResourceModel VersionAt(string field)
    {
        const string Prefix = "spec.versions[";
        var end = field.IndexOf(']');
        return field.StartsWith(Prefix, StringComparison.Ordinal)
            && int.TryParse(field.Substring(Prefix.Length, end - Prefix.Length), out var index)
            && index < Versions.Count
                ? Versions[index]
                : Versions[0];
    }

    private EquatableDictionary<string> Together(Func<ResourceModel, EquatableDictionary<string>> texts) => new(Versions
        .SelectMany(version => texts(version))
        .GroupBy(text => text.Key, StringComparer.Ordinal)
        .Select(said => said.First()));

    private EquatableArray<string> FirstSaid(Func<ResourceModel, EquatableArray<string>> names) =>
        Versions.Select(names).FirstOrDefault(said => !said.IsEmpty);
}
