using CrdToolkit.Parity.Cases.Versions.Common;

namespace CrdToolkit.Parity.Cases.Versions.V1Beta1;

[CustomResource("versions.example.com", "v1beta1", DeprecationWarning = "versions.example.com/v1beta1 Gateway is deprecated; use v1beta2")]
[PrinterColumn("Age", ".metadata.creationTimestamp")]
public partial record Gateway : CustomResource<GatewaySpec>;
