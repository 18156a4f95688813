using CrdToolkit.Schema.Cel;

namespace CrdToolkit.Schema.Admission;

/// <summary>The types of the variables of admission (BuildRequestType and BuildNamespaceType of apiserver, and its library of the authorizer).</summary>
internal static class AdmissionTypes
{
    private static readonly CelType Texts = CelType.ListOf(CelType.String);
    private static readonly CelType TextsByName = CelType.MapOf(CelType.String, Texts);
    private static readonly CelType TextByName = CelType.MapOf(CelType.String, CelType.String);

    private static readonly CelType Kind = Fields("kubernetes.GroupVersionKind", ("group", CelType.String), ("version", CelType.String), ("kind", CelType.String));
    private static readonly CelType Resource = Fields("kubernetes.GroupVersionResource", ("group", CelType.String), ("version", CelType.String), ("resource", CelType.String));

    /// <summary>That of <c>request</c>.</summary>
    public static CelType Request { get; } = Fields(
        "kubernetes.AdmissionRequest",
        ("kind", Kind),
        ("resource", Resource),
        ("subResource", CelType.String),
        ("requestKind", Kind),
        ("requestResource", Resource),
        ("requestSubResource", CelType.String),
        ("name", CelType.String),
        ("namespace", CelType.String),
        ("operation", CelType.String),
        ("userInfo", Fields("kubernetes.UserInfo", ("username", CelType.String), ("uid", CelType.String), ("groups", Texts), ("extra", TextsByName))),
        ("dryRun", CelType.Bool),
        ("options", CelType.Dynamic));

    /// <summary>That of <c>namespaceObject</c>.</summary>
    public static CelType Namespace { get; } = Fields(
        "kubernetes.Namespace",
        ("metadata", Fields(
            "kubernetes.NamespaceMetadata",
            ("name", CelType.String),
            ("generateName", CelType.String),
            ("namespace", CelType.String),
            ("labels", TextByName),
            ("annotations", TextByName),
            ("UID", CelType.String),
            ("creationTimestamp", CelType.Timestamp),
            ("deletionGracePeriodSeconds", CelType.Int),
            ("deletionTimestamp", CelType.Timestamp),
            ("generation", CelType.Int),
            ("resourceVersion", CelType.String),
            ("finalizers", Texts))),
        ("spec", Fields("kubernetes.NamespaceSpec", ("finalizers", Texts))),
        ("status", Fields("kubernetes.NamespaceStatus", ("conditions", CelType.ListOf(CelType.Unknown)), ("phase", CelType.String))));

    /// <summary>That of <c>authorizer</c>.</summary>
    public static CelType Authorizer { get; } = Fields("kubernetes.authorization.Authorizer", ("requestResource", CelType.Opaque("kubernetes.authorization.ResourceCheck")));

    private static CelType Fields(string name, params (string Name, CelType Type)[] fields) => CelType.Of(new CelDeclaration(name) { Fields = Table(fields) });

    private static Dictionary<string, CelType> Table(params (string Name, CelType Type)[] entries) =>
        entries.ToDictionary(entry => entry.Name, entry => entry.Type, StringComparer.Ordinal);
}
