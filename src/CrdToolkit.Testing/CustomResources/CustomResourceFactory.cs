using CrdToolkit.Schema.Definitions;
using CrdToolkit.Testing.Resources;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.CustomResources;

/// <summary>Makes the served resources of a definition.</summary>
internal static class CustomResourceFactory
{
    private static readonly string[] Verbs = ["delete", "deletecollection", "get", "list", "patch", "create", "update", "watch"];

    /// <summary>One resource for each version that is served.</summary>
    public static IEnumerable<ApiResource> Create(
        CustomResourceDefinition definition, ObjectCollection collection, bool isTerminating, IObjectConversion conversion) =>
        definition.Versions.Where(version => version.Served).Select(version => new ApiResource
        {
            Group = definition.Group,
            Version = version.Name,
            Plural = definition.Names.Plural,
            Singular = definition.Names.Singular ?? definition.Names.Kind.ToLowerInvariant(),
            Kind = definition.Names.Kind,
            ListKind = definition.Names.ListKind ?? $"{definition.Names.Kind}List",
            Namespaced = definition.Scope == "Namespaced",
            ShortNames = [.. definition.Names.ShortNames],
            Categories = [.. definition.Names.Categories],
            Verbs = isTerminating ? [.. Verbs.Where(verb => verb is not ("create" or "update" or "patch"))] : Verbs,
            HasStatus = version.StatusSubresource,
            Scale = version.ScaleSubresource is { } scale
                ? new ScaleMapping(Path(scale.SpecReplicasPath), Path(scale.StatusReplicasPath), scale.LabelSelectorPath is { } selector ? Path(selector) : null, false)
                : null,
            Strategy = new CustomResourceStrategy(definition, version, conversion),
            Collection = collection,
            Columns = new CustomResourceColumns(version),
            DeprecationWarning = version.Deprecated ? version.DeprecationWarning ?? DefaultWarning(definition, version) : null,
            IsCustom = true,
            IsTerminating = isTerminating,
            IsStorageVersion = version.Storage,
            Schema = version.Schema,
            SelectableFields = [.. version.SelectableFields.Select(field => field.TrimStart('.'))],
        });

    private static string[] Path(string jsonPath) => jsonPath.Trim('.').Split('.');

    // defaultDeprecationWarning: the most stable newer version that is served and not deprecated is recommended.
    private static string DefaultWarning(CustomResourceDefinition definition, CustomResourceVersion deprecated)
    {
        var better = definition.Versions
            .Where(version => version is { Served: true, Deprecated: false } && VersionPriority.Compare(version.Name, deprecated.Name) < 0)
            .OrderBy(version => version.Name, VersionPriority.Comparer)
            .FirstOrDefault();
        var text = $"{definition.Group}/{deprecated.Name} {definition.Names.Kind} is deprecated";
        return better is null ? text : $"{text}; use {definition.Group}/{better.Name} {definition.Names.Kind}";
    }
}
