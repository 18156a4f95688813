namespace CrdToolkit.Testing.Objects;

/// <summary>What a name must look like.</summary>
internal enum NameRule
{
    /// <summary>An RFC 1123 subdomain: most kinds (NameIsDNSSubdomain).</summary>
    Subdomain,

    /// <summary>An RFC 1123 label: namespaces (NameIsDNSLabel).</summary>
    Label,

    /// <summary>An RFC 1035 label: services (NameIsDNS1035Label).</summary>
    Label1035,

    /// <summary>What can stand in a path: roles and their bindings (ValidatePathSegmentName).</summary>
    PathSegment,
}
