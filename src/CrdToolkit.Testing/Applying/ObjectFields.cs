namespace CrdToolkit.Testing.Applying;

/// <summary>The fields that all kinds have, and those of them that nobody manages.</summary>
internal static class ObjectFields
{
    private static readonly FieldType Map = FieldType.Of(new MapType(null, () => FieldType.Text, isAtomic: false));

    private static readonly FieldType Owner = FieldType.Of(new MapType(
        name => name is "controller" or "blockOwnerDeletion" ? FieldType.Flag : name is "apiVersion" or "kind" or "name" or "uid" ? FieldType.Text : null,
        null,
        isAtomic: true));

    /// <summary>The type of <c>metadata</c>. It is written down here so that custom resources need no schema of a built-in kind.</summary>
    public static FieldType Metadata { get; } = FieldType.Of(new MapType(Find, null, isAtomic: false));

    /// <summary>Fields that the server sets or that say which object it is (the stripSet of managedfields).</summary>
    public static FieldSet Unmanaged { get; } = FieldSet.Of(
    [
        ["f:apiVersion"], ["f:kind"], ["f:metadata"],
        .. ((string[])["name", "namespace", "creationTimestamp", "selfLink", "uid", "clusterName", "generation", "managedFields", "resourceVersion"])
            .Select(name => (string[])["f:metadata", PathElements.Field(name)]),
    ]);

    private static FieldType? Find(string name) => name switch
    {
        "labels" or "annotations" => Map,
        "finalizers" => FieldType.Of(new ListType(() => FieldType.Text, ListRelationship.Set, [])),
        "ownerReferences" => FieldType.Of(new ListType(() => Owner, ListRelationship.Map, [("uid", null)])),
        "managedFields" => FieldType.Of(new ListType(() => FieldType.Deduced, ListRelationship.Atomic, [])),
        "generation" or "deletionGracePeriodSeconds" => FieldType.Number,
        "name" or "generateName" or "namespace" or "uid" or "resourceVersion" or "selfLink" or "creationTimestamp" or "deletionTimestamp" => FieldType.Text,
        _ => null,
    };
}
