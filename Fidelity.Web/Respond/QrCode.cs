using QRCoder;

namespace Fidelity.Web.Respond;

/// <summary>A QR code as SVG that takes the size of its place.</summary>
internal static class QrCode
{
    private const int PixelsPerModule = 1;

    public static string Svg(string content)
    {
        using var data = QRCodeGenerator.GenerateQrCode(content, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        return code.GetGraphic(PixelsPerModule, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
