using static CrdToolkit.Schema.Cel.CelType;
using static CrdToolkit.Schema.Cel.Functions.CelLibrary;

namespace CrdToolkit.Schema.Cel.Functions;

/// <summary>Values that Kubernetes knows of: addresses, quantities, versions, patches, and what somebody may do.</summary>
internal static class CelKubernetesFunctions
{
    private static readonly CelType Text = CelType.String;
    private static readonly CelType Url = Opaque("kubernetes.URL");
    private static readonly CelType Ip = Opaque("net.IP");
    private static readonly CelType Cidr = Opaque("net.CIDR");
    private static readonly CelType Quantity = Opaque("kubernetes.Quantity");
    private static readonly CelType Semver = Opaque("kubernetes.Semver");
    private static readonly CelType Authorizer = Opaque("kubernetes.authorization.Authorizer");
    private static readonly CelType PathCheck = Opaque("kubernetes.authorization.PathCheck");
    private static readonly CelType GroupCheck = Opaque("kubernetes.authorization.GroupCheck");
    private static readonly CelType ResourceCheck = Opaque("kubernetes.authorization.ResourceCheck");
    private static readonly CelType Decision = Opaque("kubernetes.authorization.Decision");

    /// <summary>All of them.</summary>
    public static IEnumerable<CelOverload> All() => [.. Addresses(), .. Quantities(), .. Versions(), .. Authorization()];

    private static IEnumerable<CelOverload> Addresses() =>
    [
        Function("url", [Text], Url),
        Function("isURL", [Text], Bool),
        .. from part in new[] { "getScheme", "getHost", "getHostname", "getPort", "getEscapedPath" } select Method(Url, part, [], Text),
        Method(Url, "getQuery", [], MapOf(Text, ListOf(Text))),
        Function("ip", [Text], Ip),
        Function("isIP", [Text], Bool),
        Function("ip.isCanonical", [Text], Bool),
        Function("string", [Ip], Text),
        Method(Ip, "family", [], Int),
        .. from test in new[] { "isUnspecified", "isLoopback", "isLinkLocalMulticast", "isLinkLocalUnicast", "isGlobalUnicast" } select Method(Ip, test, [], Bool),
        Function("cidr", [Text], Cidr),
        Function("isCIDR", [Text], Bool),
        Function("string", [Cidr], Text),
        .. from address in new[] { Text, Ip } select Method(Cidr, "containsIP", [address], Bool),
        .. from range in new[] { Text, Cidr } select Method(Cidr, "containsCIDR", [range], Bool),
        Method(Cidr, "ip", [], Ip),
        Method(Cidr, "masked", [], Cidr),
        Method(Cidr, "prefixLength", [], Int),
    ];

    private static IEnumerable<CelOverload> Quantities() =>
    [
        Function("quantity", [Text], Quantity),
        Function("isQuantity", [Text], Bool),
        Method(Quantity, "isInteger", [], Bool),
        Method(Quantity, "asInteger", [], Int),
        Method(Quantity, "asApproximateFloat", [], CelType.Double),
        Function("sign", [Quantity], Int),
        .. from operation in new[] { "add", "sub" } from other in new[] { Quantity, Int } select Method(Quantity, operation, [other], Quantity),
        .. Ordered(Quantity),
    ];

    private static IEnumerable<CelOverload> Versions() =>
    [
        .. from mode in new CelType[][] { [], [Bool] }
           from form in new[] { Function("semver", [Text, .. mode], Semver), Function("isSemver", [Text, .. mode], Bool) }
           select form,
        .. from part in new[] { "major", "minor", "patch" } select Method(Semver, part, [], Int),
        .. Ordered(Semver),

        // Declared to policies that mutate alone.
        Function("jsonpatch.escapeKey", [Text], Text),
    ];

    private static IEnumerable<CelOverload> Authorization() =>
    [
        Method(Authorizer, "path", [Text], PathCheck),
        Method(Authorizer, "group", [Text], GroupCheck),
        Method(Authorizer, "serviceAccount", [Text, Text], Authorizer),
        Method(GroupCheck, "resource", [Text], ResourceCheck),
        .. from part in new[] { "subresource", "namespace", "name", "fieldSelector", "labelSelector" } select Method(ResourceCheck, part, [Text], ResourceCheck),
        .. from check in new[] { PathCheck, ResourceCheck } select Method(check, "check", [Text], Decision),
        Method(Decision, "allowed", [], Bool),
        Method(Decision, "errored", [], Bool),
        Method(Decision, "reason", [], Text),
        Method(Decision, "error", [], Text),
    ];

    private static IEnumerable<CelOverload> Ordered(CelType type) =>
    [
        Method(type, "isLessThan", [type], Bool),
        Method(type, "isGreaterThan", [type], Bool),
        Method(type, "compareTo", [type], Int),
    ];
}
