using CrdToolkit.Parity.Cases.Versions.Common;

namespace CrdToolkit.Parity.Cases.Versions.V1Beta2;

[CustomResource("versions.example.com", "v1beta2", Storage = true, ShortNames = ["gw"], Scope = ResourceScope.Namespaced)]
[DefinitionLabel("example.com/part-of", "mesh")]
[DefinitionAnnotation("example.com/reviewed", "yes, twice")]
public partial record Gateway : CustomResource<GatewaySpec>;
