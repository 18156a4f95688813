namespace CrdToolkit.Parity.Cases.Roles;

/// <summary>Needs rules of each sort that merge with others, or must not.</summary>
// the verbs of one resource
[Rbac("get", "watch", "create", Groups = ["brewing.example.com"], Resources = ["kettles"])]
[Rbac("get", "list", "list", Groups = ["brewing.example.com"], Resources = ["kettles"])]
// a subresource is a resource of its own, and so are some of the objects
[Rbac("update", "patch", "get", Groups = ["brewing.example.com"], Resources = ["kettles/status"])]
[Rbac("get", "watch", Groups = ["brewing.example.com"], Resources = ["kettles"], ResourceNames = ["large", "copper", "large"])]
// resources with the same verbs
[Rbac("create", Groups = ["malt.example.com"], Resources = ["sacks"])]
[Rbac("create", Groups = ["malt.example.com"], Resources = ["silos", "scales"])]
// groups with the same resources and verbs
[Rbac("patch", Groups = ["hops1.example.com"], Resources = ["cones"])]
[Rbac("patch", Groups = ["hops3.example.com", "hops3.example.com", "hops2.example.com"], Resources = ["cones"])]
// all of it at once
[Rbac("get", "list", Groups = ["yeast.example.com"], Resources = ["strains", "jars"])]
[Rbac("get", Groups = ["yeast.example.com"], Resources = ["strains"])]
[Rbac("list", Groups = ["yeast.example.com"], Resources = ["jars"])]
[Rbac("list", "get", Groups = ["yeast2.example.com"], Resources = ["jars", "strains"])]
// other verbs stay apart
[Rbac("get", Groups = ["water.example.com"], Resources = ["wells"])]
[Rbac("list", Groups = ["water.example.com"], Resources = ["pumps"])]
[Rbac("list", Groups = ["water2.example.com"], Resources = ["wells"])]
// everything is everything
[Rbac("get", "update", Groups = ["barrels.example.com"], Resources = ["staves"])]
[Rbac("*", Groups = ["barrels.example.com"], Resources = ["staves"])]
// the core group has two names
[Rbac("list", Groups = ["core"], Resources = ["nodes"])]
[Rbac("list", Groups = [""], Resources = ["endpoints"])]
[Rbac("list", "get", Groups = ["core", "", "events.k8s.io"], Resources = ["events"])]
// paths
[Rbac("get", Urls = ["/taps"])]
[Rbac("get", Urls = ["/casks/taps"])]
// roles of namespaces
[Rbac("get", Groups = ["malt.example.com"], Resources = ["sacks"], Namespace = "store")]
[Rbac("get", Groups = ["hops1.example.com"], Resources = ["sacks"], Namespace = "store")]
[Rbac("get", Groups = ["malt.example.com"], Resources = ["sacks"], Namespace = "cellar")]
[Rbac<V1Secret>("get", "list", "watch", Namespace = "cellar")]
// a role of another name
[Rbac<V1Deployment>("get", "update", Subresource = "scale", RoleName = "scaler")]
public sealed class Brewer;
