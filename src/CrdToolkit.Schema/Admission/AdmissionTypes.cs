using CrdToolkit.Schema.Cel;

namespace CrdToolkit.Schema.Admission;

/// <summary>The types of the variables of admission (BuildRequestType and BuildNamespaceType of apiserver, and its library of the authorizer).</summary>
internal static class AdmissionTypes
{
    private static readonly CelType Texts = new(CelTypeKind.List, null, CelType.String);
    private static readonly CelType TextsByName = new(CelTypeKind.Map, null, Texts);
    private static readonly CelType TextByName = new(CelTypeKind.Map, null, CelType.String);
    private static readonly CelType Timestamp = new(CelTypeKind.Timestamp);

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
            ("creationTimestamp", Timestamp),
            ("deletionGracePeriodSeconds", CelType.Int),
            ("deletionTimestamp", Timestamp),
            ("generation", CelType.Int),
            ("resourceVersion", CelType.String),
            ("finalizers", Texts))),
        ("spec", Fields("kubernetes.NamespaceSpec", ("finalizers", Texts))),
        ("status", Fields("kubernetes.NamespaceStatus", ("conditions", new CelType(CelTypeKind.List, null, CelType.Unknown)), ("phase", CelType.String))));

    private static readonly CelType Decision = Methods(
        "kubernetes.authorization.Decision", ("allowed", CelType.Bool), ("reason", CelType.String), ("errored", CelType.Bool), ("error", CelType.String));

    private static readonly CelType ResourceCheck = ResourceCheckType();

    /// <summary>That of <c>authorizer</c>.</summary>
    public static CelType Authorizer { get; } = CelType.Of(new CelDeclaration("kubernetes.authorization.Authorizer")
    {
        Fields = Table(("requestResource", ResourceCheck)),
        Methods = Table([.. Checks(), ("serviceAccount", Methods("kubernetes.authorization.Authorizer", Checks()))]),
    });

    private static (string Name, CelType Type)[] Checks() =>
    [
        ("group", Methods("kubernetes.authorization.GroupCheck", ("resource", ResourceCheck))),
        ("path", Methods("kubernetes.authorization.PathCheck", ("check", Decision))),
    ];

    // Its methods give it again, with more said.
    private static CelType ResourceCheckType()
    {
        var methods = new Dictionary<string, CelType>(StringComparer.Ordinal) { ["check"] = Decision };
        var type = CelType.Of(new CelDeclaration("kubernetes.authorization.ResourceCheck") { Methods = methods });
        foreach (var method in new[] { "subresource", "namespace", "name", "fieldSelector", "labelSelector" })
        {
            methods[method] = type;
        }

        return type;
    }

    private static CelType Fields(string name, params (string Name, CelType Type)[] fields) => CelType.Of(new CelDeclaration(name) { Fields = Table(fields) });

    private static CelType Methods(string name, params (string Name, CelType Type)[] methods) => CelType.Of(new CelDeclaration(name) { Methods = Table(methods) });

    private static Dictionary<string, CelType> Table(params (string Name, CelType Type)[] entries) =>
        entries.ToDictionary(entry => entry.Name, entry => entry.Type, StringComparer.Ordinal);
}
