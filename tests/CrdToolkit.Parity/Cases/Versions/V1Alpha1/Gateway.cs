using CrdToolkit.Parity.Cases.Versions.Common;

namespace CrdToolkit.Parity.Cases.Versions.V1Alpha1;

[CustomResource("versions.example.com", "v1alpha1", Served = false)]
public partial record Gateway : CustomResource<GatewaySpec>;
